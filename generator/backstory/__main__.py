"""`python -m backstory`, and the command that is installed: ends without a word where it is interrupted early."""

try:
    import signal
except KeyboardInterrupt:
    raise SystemExit(130) from None


def main() -> None:
    """Run the program. While it is being imported, Ctrl-C ends it as it ends programs in C."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:  # a shell has programs in the background ignore it
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from backstory.cli.program import main as run

    signal.signal(signal.SIGINT, handler)
    run()


if __name__ == "__main__":
    main()
