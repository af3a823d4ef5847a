#!/usr/bin/env bash
# The package brings its small model's weights and its tokenizer, and still loads nothing without the network: the
# tokenizer lies in one folder of the package, `tokenizers`, and is looked for in another, `tokenizer`.
#
# Package: wordllama 0.4.0.post1 (PyPI)
# One guesses otherwise because both files are in the wheel, so that a machine that has it should need nothing else; where
#   there is a network nobody notices, since the same file is fetched into a cache.
# Instead: make the two from the package's files with safetensors and tokenizers, or put the file into the cache beforehand.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check wordllama==0.4.0.post1
cat > "$work/load.py" <<'PY'
import logging
import sys
from pathlib import Path

import wordllama

logging.disable()
package = Path(wordllama.__file__).parent
files = [*package.glob("weights/*.safetensors"), *package.glob("tokenizers/*.json")]
print("in the package:", *(str(file.relative_to(package)) for file in files))
try:
    wordllama.WordLlama.load(disable_download=True, cache_dir=Path(sys.argv[1]))
    print("loaded")
except FileNotFoundError as error:
    print(error)
PY
seen=$("$work/venv/bin/python" "$work/load.py" "$work/cache")
printf 'wordllama 0.4.0.post1\nexpected: loaded\nseen:\n%s\n' "$seen"
[ "$seen" = "in the package: weights/l2_supercat_256.safetensors tokenizers/l2_supercat_tokenizer_config.json
Tokenizer file 'l2_supercat_tokenizer_config.json' not found in project root or cache, and downloads are disabled." ]
