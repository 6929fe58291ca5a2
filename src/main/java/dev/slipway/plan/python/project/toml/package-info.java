/** TOML with line numbers, in linear time and without recursion that a document could exhaust. */
package dev.slipway.plan.python.project.toml;
