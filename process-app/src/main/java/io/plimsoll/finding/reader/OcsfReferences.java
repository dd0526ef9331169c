package io.plimsoll.finding.reader;

import java.util.List;
import java.util.Set;

/**
 * What a finding of OCSF says it is about. The schema has standards and requirements as lists of texts that need not
 * belong together pair by pair; Prowler puts a list of requirements for each framework under {@code unmapped}.
 */
final class OcsfReferences {

    private OcsfReferences() {}

    static Set<String> of(Fields fields) {
        var references = new References();
        String platform = platform(fields);
        fields.eachText(
                "unmapped.compliance", (framework, requirement) -> references.add(framework, platform, requirement));
        references.addText(fields.text("compliance.control"));
        add(references, platform, fields.texts("compliance.standards"), fields.texts("compliance.requirements"));
        for (Fields check : fields.objects("compliance.checks")) {
            add(references, platform, check.texts("standards"), List.of(check.text("uid")));
        }
        return references.toSet();
    }

    /** A requirement that does not name its framework belongs to the one standard, where there is just one. */
    private static void add(References references, String platform, List<String> standards, List<String> requirements) {
        for (String requirement : requirements) {
            if (!References.ofText(requirement).isEmpty()) {
                references.addText(requirement);
            } else if (standards.size() == 1) {
                references.add(standards.get(0), platform, requirement);
            }
        }
    }

    private static String platform(Fields fields) {
        String platform = fields.first("cloud.provider", "unmapped.provider");
        return platform.isEmpty() && fields.texts("metadata.profiles").contains("container") ? "kubernetes" : platform;
    }
}
