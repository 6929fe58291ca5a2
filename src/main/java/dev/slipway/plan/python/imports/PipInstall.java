package dev.slipway.plan.python.imports;

/**
 * A package that a notebook installs for itself: {@code !pip install x}, {@code %pip install "x>=1"} or what nbconvert
 * makes of them, {@code get_ipython().system('pip install x')}.
 *
 * @param requirement as written, without its quotes; a name with extras and version, never an option, URL or path
 * @param line from 1
 */
public record PipInstall(String requirement, int line) {
}
