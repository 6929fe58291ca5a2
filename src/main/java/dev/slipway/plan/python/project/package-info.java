/**
 * What the files of a Python project say: requirements, what the install step needs, and the version of Python.
 * {@link dev.slipway.plan.python.project.ProjectFiles#read} is the way in; one reader per format stands behind it.
 *
 * <p>
 * Codes of warnings: {@code unreadable_file}, {@code unreadable_line}, {@code unreadable_python_version} (skipped, with file
 * and line); {@code unpinned_requirements}; {@code duplicate_requirement}, {@code conflicting_requirements};
 * {@code hashes_missing}; {@code option_ignored}; {@code package_index}, {@code credentials_in_url},
 * {@code environment_variable}, {@code remote_requirements} (the build needs more than the files); {@code needs_git},
 * {@code local_package}, {@code local_path_missing}; {@code requirements_file_missing} (where a manifest, not pip, names
 * it); {@code lock_out_of_date}; {@code declarations_ignored}, {@code no_requirements}, {@code development_requirements},
 * {@code misspelt_requirements}; {@code not_literal}; {@code conda_packages}; {@code python_version_conflict},
 * {@code python_version_unsupported}.
 *
 * <p>
 * Codes of rejections: {@code invalid_requirements}, {@code requirements_file_missing}, {@code requirements_cycle},
 * {@code requirements_encoding}.
 */
package dev.slipway.plan.python.project;
