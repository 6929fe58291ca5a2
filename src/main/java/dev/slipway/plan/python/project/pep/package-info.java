/** The grammars of Python packaging: versions and specifiers (PEP 440), names (PEP 503), requirements and markers (PEP 508). */
package dev.slipway.plan.python.project.pep;
