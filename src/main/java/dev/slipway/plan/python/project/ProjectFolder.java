package dev.slipway.plan.python.project;

/** The manifests of one folder that is a Python project, in the order in which build backends look at them. */
final class ProjectFolder {

    private ProjectFolder() {
    }

    /** Reads what the project in that folder needs, from the first manifest that says it. */
    static void readDependencies(Documents documents, String folder, RequirementsReader requirements, Findings findings) {
        if (new PyprojectReader(documents, folder, requirements, findings).read()) {
            return;
        }
        if (new SetupCfgReader(documents, folder, requirements, findings).read()) {
            return;
        }
        new SetupPyReader(documents, folder, findings).read();
    }
}
