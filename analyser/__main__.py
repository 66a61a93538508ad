"""`python -m analyser` is the console script `dooi`."""

from analyser.cli.main import main

if __name__ == "__main__":
    main()
