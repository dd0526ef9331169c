package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseAttachments;
import io.plimsoll.noncompliance.CaseAttachments.Attached;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence about a case over HTTP; it is read where the case's other documents are. */
@RestController
class AttachmentsApi {

    private final CaseAttachments attachments;
    private final UploadRefusals refusals;

    AttachmentsApi(CaseAttachments attachments, UploadRefusals refusals) {
        this.attachments = attachments;
        this.refusals = refusals;
    }

    /** What is kept. */
    record Kept(List<CaseDetail.Document> documents) {}

    @Access({Role.ANALYST, Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY})
    @PostMapping(path = "/api/v1/cases/{number}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> attach(
            @PathVariable String number,
            @RequestParam("file") List<MultipartFile> files,
            HttpServletRequest request,
            Actor by) {
        if (!CaseNumber.isValid(number)) {
            throw new NotVisible();
        }
        Attached result = attachments.attach(new CaseNumber(number), Uploads.of(files), by);
        if (result instanceof Attached.Refused refused) {
            refusals.tell(request, by, "An attachment of a case");
            return ResponseEntity.unprocessableContent()
                    .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason()));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Kept(((Attached.Kept) result)
                        .documents().stream().map(CaseDetail.Document::of).toList()));
    }
}
