#!/usr/bin/env bash
# Taking an asynchronous exception back is not free where none is on its way: PyThreadState_SetAsyncExc(thread, NULL)
# makes Python 3.12 slower from then on, and has every profiler of 3.11 hang.
#
# Packages: CPython 3.11.7, 3.12.1, 3.13.0
# One guesses otherwise because the call is documented to clear the pending exception, and clearing nothing does
#   nothing. Up to 3.12 it asks the interpreter to look for one all the same, and that request is withdrawn only
#   when one is found. Whoever clears after each unit of work, to be sure, pays with every loop and call.
# Instead: remember whether an exception was sent, and catch it, or take back only that.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat > "$work/clear.py" <<'PY'
import cProfile, ctypes, faulthandler, sys, threading, time

def nothing(): return 1

def seconds():
    began, i = time.process_time(), 0
    while i < 300_000:
        i += 1
        nothing()
    return time.process_time() - began

before = min(seconds() for _ in range(15))
ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(threading.get_ident()), None)
after = min(seconds() for _ in range(15))
faulthandler.dump_traceback_later(10, exit=True, file=open("/dev/null", "w"))
sys.stdout.write(f"{'slower' if after > before * 1.2 else 'as fast'}, ")
sys.stdout.flush()
with cProfile.Profile():
    nothing()
print("profiled", flush=True)
PY
seen=""
for version in 3.11 3.12 3.13; do
  for python in "python$version" "$HOME"/.pyenv/versions/"$version".*/bin/python none; do
    "$python" -c '' 2>/dev/null && break
  done
  [ "$python" != none ] || { echo "this needs Python $version"; exit 2; }
  seen+="$version $("$python" "$work/clear.py" || echo "profiler hangs")"$'\n'
done
printf 'expected: as fast, profiled\nseen:\n%s' "$seen"
[ "$seen" = "3.11 as fast, profiler hangs
3.12 slower, profiled
3.13 as fast, profiled
" ]
