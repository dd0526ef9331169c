package io.plimsoll.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers a form with files that cannot be taken apart (RFC 7578): it is whoever sent it who is to mend it. This shows
 * before a controller is chosen, so that neither {@link ApiErrors} nor {@link PageErrors} is asked.
 */
@ControllerAdvice
@Order
class BrokenUploads {

    @ExceptionHandler
    Object broken(MultipartException fault, HttpServletRequest request) {
        return ErrorPages.answer(
                fault instanceof MaxUploadSizeExceededException ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST,
                request.getRequestURI(),
                request);
    }
}
