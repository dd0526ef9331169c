package io.plimsoll.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestShapeTests {

    @ParameterizedTest
    @CsvSource({
        "client=harbor, 200",
        "client=harbor&state=open, 200",
        "client=harbor&client=seaside, 400",
        "client=harbor&%63lient=seaside, 400",
        "client=harbor&client=harbor, 400",
        "a&a, 400",
        "%zz=1, 200",
        "&&, 200",
    })
    void aParameterIsNamedOnce(String query, int status) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/tasks");
        request.setQueryString(query);

        assertThat(status(request)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tasks/7/complete, 1048576, 200",
        "/api/v1/tasks/7/complete, 1048577, 413",
        "/clients, 1048577, 413",
        "/imports, 200000000, 200",
        "/cases/NC-2026-000001/attachments, 60000000, 200",
        "/api/v1/clients/harbor/attestation/questions/office-doors/attachments, 60000000, 200",
        "/clients/harbor/report, 300000000, 413",
        "/api/v1/clients/harbor/scans, 200000000, 200"
    })
    void onlyFilesAreLarge(String path, int size, int status) throws Exception {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return size;
            }
        };

        assertThat(status(request)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/tasks/7/complete, 411", "/api/v1/clients/harbor/scans, 200"})
    void onlyFilesComeWithoutALength(String path, int status) throws Exception {
        var request = new MockHttpServletRequest("POST", path);
        request.addHeader("Transfer-Encoding", "chunked");

        assertThat(status(request)).isEqualTo(status);
    }

    private static int status(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        new RequestShape().doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
