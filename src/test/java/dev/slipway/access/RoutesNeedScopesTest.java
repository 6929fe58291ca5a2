package dev.slipway.access;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import java.lang.annotation.Annotation;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whoever adds a route says which scope opens it. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
class RoutesNeedScopesTest {

    @ArchTest
    static final ArchRule every_route_says_which_scope_it_needs = methods().that(DescribedPredicate
            .describe("are routes", RoutesNeedScopesTest::isRoute))
            .should(be(DescribedPredicate.<JavaMethod> describe("annotated with @Needs, or in such a class",
                    method -> method.isAnnotatedWith(Needs.class) || method.getOwner().isAnnotatedWith(Needs.class))));

    /** GET, POST and the like carry an annotation of their own. */
    private static boolean isRoute(JavaMethod method) {
        return Stream.of(method.reflect().getAnnotations()).map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
    }
}
