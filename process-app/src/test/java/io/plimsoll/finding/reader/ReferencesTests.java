package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTests {

    @ParameterizedTest(name = "{0} on {1}: {2} -> {3}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            CIS-2.0                                     | azure     | 5.3.1                 | cis-azure:5.3.1
            CIS-4.0.1                                   | aws       | 1.10                  | cis-aws:1.10
            CIS-6.0                                     | m365      | 1.1.1                 | cis-m365:1.1.1
            CIS-1.3                                     | googleworkspace | 1.1.1           | cis-google-workspace:1.1.1
            CIS Microsoft 365 Foundations v3.1.0        |           | 1.1.1 (L1) Ensure that | cis-m365:1.1.1
            CIS Amazon Web Services Foundations Benchmark v1.4.0 |  | 2.1.1                 | cis-aws:2.1.1
            CIS                                         |           | 1.2                   | cis:1.2
            CIS-Controls-8.1                            | aws       | 4.1                   | cis-controls:4.1
            CIS Critical Security Controls v8           |           | 6.3                   | cis-controls:6.3
            https://www.cisecurity.org/benchmark/red_hat_linux/ |   | 5.2.1                 | cis-rhel:5.2.1
            CISA                                        | aws       | your-systems-1        | cisa:your-systems-1
            CISA-SCuBA-0.6                              | googleworkspace | GWS.GMAIL.1.1v0.6 | scuba:gws.gmail.1.1
            scuba                                       |           | MS.AAD.1.1v1          | scuba:ms.aad.1.1
            NIST-800-53-Revision-5                      | aws       | ac_2_12_a             | nist-800-53:ac-2.12.a
            NIST SP 800-53 Rev. 5                       |           | AC-2(12)(a)           | nist-800-53:ac-2.12.a
            nist-800-53                                 |           | AC-02 (01)            | nist-800-53:ac-2.1
            nist-800-53                                 |           | ac-6.1_obj            | nist-800-53:ac-6.1
            nist-800-53                                 |           | ac-2_smt.a            | nist-800-53:ac-2
            nist-800-53                                 |           | something else        | ''
            http://csrc.nist.gov/publications/nistpubs/800-53-Rev3/sp800-53-rev3-final.pdf | | CM-6(a) | nist-800-53:cm-6.a
            FedRamp-Moderate-Revision-4                 | aws       | ac-2-12-a             | fedramp:ac-2.12.a
            FedRAMP-20x-KSI-Low-25.05C                  | aws       | ksi-iam               | fedramp-20x:ksi-iam
            NIST-800-171-Revision-2                     | aws       | 3_1_1                 | nist-800-171:3.1.1
            NIST-CSF-1.1                                | aws       | ac_1                  | nist-csf:pr.ac-1
            NIST-CSF-2.0                                | aws       | rm_1                  | nist-csf:rm-1
            nist-csf                                    |           | PR.AA-01              | nist-csf:pr.aa-1
            ISO27001-2022                               | aws       | A.5.1                 | iso27001:a.5.1
            ISO/IEC 27001:2013                          |           | A.10.1                | iso27001:a.10.1
            PCI-3.2.1                                   | aws       | 1.1.4.c               | pci:1.1.4.c
            PCI-DSS v4.0                                |           | 8.2.3                 | pci:8.2.3
            SOC2                                        | aws       | cc_1_3                | soc2:cc1.3
            SOC 2                                       |           | CC6.1                 | soc2:cc6.1
            HIPAA                                       | aws       | 164_308_a_1_ii_a      | hipaa:164.308.a.1.ii.a
            HIPAA Security Rule                         |           | 164.308(a)(1)(ii)(A)  | hipaa:164.308.a.1.ii.a
            MITRE-ATTACK                                | aws       | T1190                 | mitre-attack:t1190
            ENS-RD2022                                  | azure     | mp.s.4.r1.az.nt.2     | ens:mp.s.4.r1.az.nt.2
            C5-2025                                     | aws       | OIS-01.01B            | c5:ois-01.01b
            CSA-CCM-4.0                                 | aws       | IAM-02                | csa-ccm:iam-02
            GxP-21-CFR-Part-11                          | aws       | 11.10-a               | gxp-21-cfr-part-11:11.10-a
            Okta-IDaaS-STIG-1R2                         | okta      | OKTA-APP-000020       | stig:okta-app-000020
            2.0                                         | aws       | 1.1                   | ''
            ''                                          |           | 1.1                   | ''
            CIS                                         | aws       | ''                    | ''
            """)
    void spellsEveryNameInOneWay(String framework, String platform, String requirement, String reference) {
        assertThat(References.of(framework, platform == null ? "" : platform, requirement))
                .isEqualTo(reference);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            NIST.800-53.r5 AC-3(7)                                          | nist-800-53:ac-3.7
            PCI DSS v3.2.1/8.2.3                                            | pci:8.2.3
            CIS AWS Foundations Benchmark v1.4.0/1.16                       | cis-aws:1.16
            PCI DSS Requirement 8.2.3 - Passwords are complex               | pci:8.2.3
            CIS AWS Foundations Benchmark 1.2.0 - Control 2.1 - Log it all  | cis-aws:2.1
            HIPAA Security Rule 164.312(a)(2)(iv) - Encrypt                 | hipaa:164.312.a.2.iv
            ISO/IEC 27001:2022 A.5.1                                        | iso27001:a.5.1
            NIST CSF PR.AC-1                                                | nist-csf:pr.ac-1
            cis-m365:1.1.1                                                  | cis-m365:1.1.1
            SCuBA:MS.AAD.1.1v1                                              | scuba:ms.aad.1.1
            PCI DSS v3.2.1                                                  | ''
            NIST SP 800-53 Rev. 5                                           | ''
            Passwords must be long                                          | ''
            house rule 7                                                    | ''
            """)
    void findsFrameworkAndRequirementInOneText(String text, String reference) {
        assertThat(References.ofText(text)).isEqualTo(reference);
    }

    @Test
    void whatIsSpelledOnceStaysAsItIs() {
        for (String reference : new String[] {
            "cis-aws:1.10", "nist-800-53:ac-2.12.a", "nist-csf:pr.ac-1", "scuba:ms.aad.1.1", "iso27001:a.5.1",
            "pci:1.1.4.c", "soc2:cc1.3", "hipaa:164.308.a.1.ii.a", "ens:mp.s.4", "cis-controls:4.1"
        }) {
            assertThat(References.ofText(reference)).isEqualTo(reference);
        }
    }

    @Test
    void keepsFiftyAtMostAndEachOnce() {
        var references = new References().addText("CIS AWS 1.1").addText("cis-aws:1.1");
        for (int i = 0; i < 100; i++) {
            references.add("CIS", "aws", "2." + i);
        }

        assertThat(references.toSet()).hasSize(50).contains("cis-aws:1.1", "cis-aws:2.0");
    }

    @Test
    void textOfAnyLengthAndKindIsTaken() {
        for (String text : new String[] {"a".repeat(10_000), "\u0000:\u0000", ":", "/", "cis:", ":1", "  ", "$1:$2"}) {
            assertThatCode(() -> {
                        References.ofText(text);
                        References.of(text, text, text);
                    })
                    .doesNotThrowAnyException();
        }
        assertThat(References.of("cis", "", "1".repeat(500))).isEmpty();
    }
}
