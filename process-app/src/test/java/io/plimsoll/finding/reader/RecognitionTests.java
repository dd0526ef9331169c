package io.plimsoll.finding.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionTests {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"assessment-results": {"uuid": "x"}}                                             | OSCAL
            {"$schema": "x", "assessment-results": {}}                                        | OSCAL
            {"version": "2.1.0", "runs": []}                                                  | SARIF
            {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "a": 1               | SARIF
            {"MetaData": {"TenantId": "x", "ProductsAssessed": []}}                           | SCUBA
            {"Raw": {}, "Results": {}, "AnnotatedFailedPolicies": {}}                         | SCUBA
            {"@odata.context": "https://graph/$metadata#security/secureScores", "value": []}  | SECURESCORE
            {"value": [{"id": "x", "averageComparativeScores": [{}], "controlScores": []}]}   | SECURESCORE
            [{"azureTenantId": "x", "controlScores": []}]                                     | SECURESCORE
            [{"message": "controlScores runs", "class_uid": 2004}]                            | OCSF
            {"finding_info": {}}                                                              | OCSF
            [{"metadata": {"version": "1", "event_code": "x"}}]                               | OCSF
            [{"status": "met", "asset": "sarif", "check": "assessment-results"}]              | JSON
            {"check": "runs", "asset": "b", "status": "met"}                                  | JSON
            [1, "x", {"check": "a", "status": "met"}]                                         | JSON
            []                                                                                | OCSF
            """)
    void theKeysNearTheTopSayWhatAFileIs(String text, ScanFormat format) throws IOException {
        assertThat(of(text).format()).isEqualTo(format);
        assertThat(of("\uFEFF \r\n\t" + text).format()).isEqualTo(format);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"bomFormat": "CycloneDX"}                          | a bill of materials (CycloneDX)
            {"catalog": {"uuid": "x"}}                          | an OSCAL catalogue
            {"plan-of-action-and-milestones": {}}               | an OSCAL plan of action and milestones
            [{"version": "2.1.0", "runs": []}]                  | a list of files, each SARIF results
            {"a": {"runs": [], "class_uid": 2004}}              | JSON of a kind that is not known here
            {"text": "class_uid \\"runs\\": assessment-results"} | JSON of a kind that is not known here
            {}                                                  | JSON of a kind that is not known here
            {oops                                               | JSON of a kind that is not known here
            """)
    void whatCannotBeReadIsCalledByItsName(String text, String words) throws IOException {
        assertThat(of(text).format()).isNull();
        assertThat(of(text).words()).isEqualTo(words);
    }

    @Test
    void aMarkThatComesLaterThanTheHeadIsLookedForUpToALimit() throws IOException {
        assertThat(of("{\"Raw\": \"%s\", \"AnnotatedFailedPolicies\": {}}".formatted("x".repeat(1_000_000)))
                        .format())
                .isEqualTo(ScanFormat.SCUBA);
        assertThat(of("{\"Raw\": [%s\"\"], \"runs\": []}".formatted("\"xxxxxxxx\",".repeat(500_000)))
                        .format())
                .isNull();
    }

    @Test
    void theStreamIsLeftAtItsStart() throws IOException {
        String text = "{\"Raw\": \"%s\", \"AnnotatedFailedPolicies\": {}}".formatted("x".repeat(1_000_000));
        var content = new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        Recognition.of(content);

        assertThat(content.readAllBytes()).hasSize(text.length());
    }

    @Test
    void anEmptyListIsWhatTheSenderSaysItIs() throws IOException {
        assertThat(of("[]").as("json").format()).isEqualTo(ScanFormat.JSON);
        assertThat(of("[]").as("auto").format()).isEqualTo(ScanFormat.OCSF);
        assertThat(of("{\"runs\": []}").as("json").format()).isEqualTo(ScanFormat.SARIF);
    }

    private static Recognition.Content of(String text) throws BrokenFile {
        return Recognition.of(new BufferedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }
}
