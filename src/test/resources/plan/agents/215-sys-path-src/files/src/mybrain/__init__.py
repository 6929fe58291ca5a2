from .core import think

__all__ = ["think"]
