package dev.slipway.sbom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Python distributions: {@code *.dist-info/METADATA} ("Recording installed projects", core metadata), and the older
 * {@code *.egg-info}. Where the file says no name or was too large to be read, the folder's name tells.
 */
final class PythonPackages implements PackageReader {

    private static final Pattern PATH = Pattern.compile("(?:.*/)?([^/]+)\\.(?:dist-info/METADATA|egg-info(?:/PKG-INFO)?)");
    private static final Pattern FOLDER = Pattern.compile("([A-Za-z0-9._]+)-([^-]+)(?:-py[0-9.]+.*)?");
    private static final String CLASSIFIER = "License :: ";

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public Stream<SoftwarePackage> read(PackageFile file) {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            return Stream.empty();
        }
        Matcher folder = FOLDER.matcher(path.group(1));
        boolean told = folder.matches();
        Fields fields = Fields.read(file.lines());
        String name = SoftwarePackage.clean(fields.some("name").orElse(told ? folder.group(1) : path.group(1)));
        String version = SoftwarePackage.clean(fields.some("version").orElse(told ? folder.group(2) : ""));
        return Stream.of(new SoftwarePackage(PackageUrl.of("pypi", normalised(name), version), name, version,
                licenses(fields), file.path()));
    }

    /** PEP 503. */
    private static String normalised(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /** The expression of PEP 639; before it, a text that some fill with the whole licence, and classifiers. */
    private static List<String> licenses(Fields fields) {
        Optional<String> expression = fields.some("license-expression").or(() -> fields.some("license"));
        return SoftwarePackage.cleanLicenses(expression.map(List::of).orElseGet(() -> fields.all("classifier").stream()
                .filter(classifier -> classifier.startsWith(CLASSIFIER))
                .map(classifier -> classifier.substring(classifier.lastIndexOf(":: ") + 3)).toList()));
    }
}
