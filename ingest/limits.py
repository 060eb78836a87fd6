"""Limits that the operating system holds a process to: its memory, and the time of its own computing."""

import sys
import time


def limit_memory(size: int) -> None:
    """Bytes of address space that this process may have from now on; on Linux."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def limit_time(seconds: int) -> None:
    """From now on; the system ends the process (SIGXCPU) when its own computing has taken that long."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, hard))
