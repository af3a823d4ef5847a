"""What is not here is skipped at a desk and fails in CI."""

import pytest
from tests.missing import missing


def test_what_is_missing_fails_in_ci_and_is_said_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="a browser is missing"):
        missing("a browser")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="a browser is missing"):
        missing("a browser")
