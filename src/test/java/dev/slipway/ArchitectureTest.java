package dev.slipway;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The arrows between rooms that are allowed; any other is a mistake, and so is a circle. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_know_only_what_is_below_them = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("entry").definedBy("dev.slipway")
            .layer("metrics").definedBy("dev.slipway.metrics..")
            .layer("trace").definedBy("dev.slipway.trace..")
            .layer("runner").definedBy("dev.slipway.runner..")
            .layer("append").definedBy("dev.slipway.append..")
            .layer("provenance").definedBy("dev.slipway.provenance..")
            .layer("webhook").definedBy("dev.slipway.webhook..")
            .layer("secret").definedBy("dev.slipway.secret..")
            .layer("deploy").definedBy("dev.slipway.deploy..")
            .layer("buildlog").definedBy("dev.slipway.buildlog..")
            .layer("build").definedBy("dev.slipway.build..")
            .layer("access").definedBy("dev.slipway.access..")
            .layer("quota").definedBy("dev.slipway.quota..")
            .layer("audit").definedBy("dev.slipway.audit..")
            .layer("problem").definedBy("dev.slipway.problem..")
            .layer("plan").definedBy("dev.slipway.plan..")
            .layer("artifact").definedBy("dev.slipway.artifact..")
            .layer("buildah").definedBy("dev.slipway.buildah..")
            .layer("sbom").definedBy("dev.slipway.sbom..")
            .layer("registry").definedBy("dev.slipway.registry..")
            .layer("address").definedBy("dev.slipway.address..")
            .layer("image").definedBy("dev.slipway.image..")
            .layer("embedded").definedBy("dev.slipway.embedded..")
            .whereLayer("entry").mayOnlyAccessLayers("embedded", "access")
            .whereLayer("metrics").mayOnlyAccessLayers("runner", "build", "problem", "audit")
            .whereLayer("runner").mayOnlyAccessLayers("build", "buildlog", "buildah", "artifact", "registry", "image", "trace",
                    "quota", "audit", "secret", "access", "sbom", "provenance", "append")
            .whereLayer("append").mayOnlyAccessLayers("build", "artifact", "registry", "image")
            .whereLayer("provenance").mayOnlyAccessLayers("build", "access", "problem", "plan", "registry", "image")
            .whereLayer("webhook").mayOnlyAccessLayers("build", "problem", "address")
            .whereLayer("secret").mayOnlyAccessLayers("access", "problem", "address")
            .whereLayer("deploy").mayOnlyAccessLayers("build", "access", "problem", "image", "audit")
            .whereLayer("buildlog").mayOnlyAccessLayers("build", "access", "problem")
            .whereLayer("build")
            .mayOnlyAccessLayers("plan", "image", "artifact", "access", "problem", "trace", "quota", "audit")
            .whereLayer("quota").mayOnlyAccessLayers("access", "problem")
            .whereLayer("audit").mayOnlyAccessLayers("access", "problem")
            .whereLayer("access").mayOnlyAccessLayers("problem")
            .whereLayer("problem").mayNotAccessAnyLayer()
            .whereLayer("plan").mayOnlyAccessLayers("image")
            .whereLayer("artifact").mayOnlyAccessLayers("image")
            .whereLayer("buildah").mayOnlyAccessLayers("image", "address")
            .whereLayer("sbom").mayOnlyAccessLayers("image")
            .whereLayer("registry").mayOnlyAccessLayers("image")
            .whereLayer("address").mayNotAccessAnyLayer()
            .whereLayer("trace").mayNotAccessAnyLayer()
            .whereLayer("image").mayNotAccessAnyLayer()
            .whereLayer("embedded").mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule there_are_no_circles = slices().matching("dev.slipway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule planning_does_no_io = ArchRuleDefinition.noClasses().that().resideInAPackage("dev.slipway.plan..")
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..",
                    "java.time..", "io.vertx..", "io.quarkus..", "jakarta..");

    @ArchTest
    static final ArchRule nothing_is_called_util = ArchRuleDefinition.noClasses().should()
            .resideInAPackage("..util..");
}
