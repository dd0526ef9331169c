package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped rules cover, compared with lists of the checks that the sources have. */
class ShippedMappingsTests {

    private static final List<MappingReader.Rules> FILES = ShippedMappings.all();
    private static final MappingRules RULES = new MappingRules(FILES);
    private static final Map<String, String> AREAS = new TreeMap<>(Map.of(
            "1 MFA", "mfa",
            "2 encryption", "encrypt",
            "3 logging", "log|audit",
            "4 backup", "backup|recovery|deletion|keeping",
            "5 network exposure", "open|public|zones|apart|firewall",
            "6 patching", "update|version|vulnerab",
            "7 identity", "admin|account|privilege|keys|password|policies|identity|access|consent|sign-in"));

    @Test
    void rulesOfAllFilesTogetherAreFreeOfTies() {
        FILES.forEach(file -> System.out.printf(
                "Mapping: source %s has %d rules, %d of them without a control%n",
                file.source(),
                file.rules().size(),
                file.rules().stream().filter(rule -> rule.controls().isEmpty()).count()));
        assertThat(FILES).extracting(MappingReader.Rules::source).contains("*", "openscap", "prowler", "securescore");
    }

    @Test
    void everyPolicyOfTheScubaBaselinesIsMappedOrSaidToFitNoControl() throws IOException {
        List<String> waiting = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (String id : lines("/baselines/scuba-policies.txt")) {
            String source = id.startsWith("MS.") ? "scubagear" : "scubagoggles";
            List<MappingRule> deciding = RULES.deciding(source, source, id + "v1", Set.of());
            if (deciding.isEmpty()) {
                waiting.add(id);
            } else {
                boolean fits = !deciding.get(0).controls().isEmpty();
                counts.merge(source + (fits ? " mapped" : " fitting no control"), 1, Integer::sum);
                if (fits) {
                    String reference = "scuba:" + id.toLowerCase(java.util.Locale.ROOT);
                    assertThat(RULES.deciding("prowler", "prowler", "unheard-of", Set.of(reference)))
                            .as(reference)
                            .extracting(MappingRule::controls)
                            .containsExactly(deciding.get(0).controls());
                }
            }
        }
        System.out.println("Mapping: SCuBA policies " + counts);
        assertThat(waiting).isEmpty();
        assertThat(counts).containsEntry("scubagear mapped", 163).containsEntry("scubagoggles mapped", 124);
    }

    @Test
    void mostOfProwlersChecksOnTheFourCloudsAreMapped() throws IOException {
        Map<String, int[]> covered = new TreeMap<>();
        Map<String, Integer> areas = new TreeMap<>();
        for (String line : lines("/baselines/prowler-checks.txt")) {
            String provider = line.substring(0, line.indexOf(' '));
            String check = line.substring(line.indexOf(' ') + 1);
            List<MappingRule> deciding = RULES.deciding("prowler", "prowler", check, Set.of());
            int[] count = covered.computeIfAbsent(provider, p -> new int[2]);
            count[0] += deciding.isEmpty() ? 0 : 1;
            count[1]++;
            deciding.forEach(rule -> areas.merge(provider + " " + area(rule.id()), 1, Integer::sum));
        }
        covered.forEach((provider, count) ->
                System.out.printf("Mapping: Prowler %s %d of %d checks mapped%n", provider, count[0], count[1]));
        System.out.println("Mapping: by area " + areas);
        assertThat(covered)
                .allSatisfy((provider, count) ->
                        assertThat(count[0] * 100 / count[1]).as(provider).isGreaterThanOrEqualTo(85));
    }

    /** A wide grouping of Prowler's rules, for the figures only. */
    private static String area(String rule) {
        return AREAS.entrySet().stream()
                .filter(area -> rule.matches(".*(" + area.getValue() + ").*"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }

    @ParameterizedTest
    @CsvSource({
        "sshd_disable_root_login,                  BSS-02.5 MTS-04.8 VSP-13.4",
        "accounts_password_pam_minlen,             MTS-04.7 VSP-02.9",
        "audit_rules_privileged_commands_sudo,     BSS-05.2 MTS-06.5 VSP-13.8",
        "package_rsyslog_installed,                BSS-05.2 MTS-06.5 VSP-13.7",
        "service_firewalld_enabled,                BSS-04.1 MTS-04.7 VSP-13.3",
        "package_telnet_removed,                   BSS-04.2 MTS-04.7 VSP-13.4",
        "security_patches_up_to_date,              BSS-03.1 MTS-02.3 VSP-14.2",
        "installed_OS_is_vendor_supported,         BSS-02.3 MTS-02.2 VSP-02.1",
        "dconf_gnome_screensaver_lock_enabled,     MTS-04.7 VSP-02.16",
        "sysctl_net_ipv4_ip_forward,               MTS-04.7 VSP-13.4",
    })
    void rulesOfTheScapSecurityGuideAreMappedByFamily(String rule, String controls) {
        assertThat(RULES.deciding("openscap", "openscap", rule, Set.of()).get(0).controls())
                .containsExactly(controls.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "plimsoll-dns,       dns-spf,              MTS-05.1",
        "plimsoll-dns,       dns-dmarc,            MTS-05.3",
        "plimsoll-dns,       dns-mta-sts,          ''",
        "plimsoll-lifecycle, eol-operating-system, BSS-02.3 MTS-02.2 VSP-02.1",
        "plimsoll-lifecycle, eol-network-device,   BSS-03.3 MTS-01.3 VSP-02.6",
        "securescore,        AdminMFAV2,           BSS-01.5 MTS-04.1 VSP-12.7",
        "securescore,        mip_search_auditlog,  BSS-05.2 MTS-06.6 VSP-13.7",
        "securescore,        mdo_zapphish,         MTS-05.5",
    })
    void ourOwnChecksAndSecureScoreAreMapped(String source, String check, String controls) {
        assertThat(RULES.deciding(source, source, check, Set.of()))
                .singleElement()
                .satisfies(rule -> assertThat(String.join(" ", rule.controls())).isEqualTo(controls));
    }

    private static List<String> lines(String resource) throws IOException {
        try (var content = ShippedMappingsTests.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toList());
        }
    }
}
