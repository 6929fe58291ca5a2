import pytest


def test_one():
    assert pytest
