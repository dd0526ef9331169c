package io.plimsoll.web;

import io.plimsoll.document.Upload;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files of a form as the features take them; a field for files that was left empty is none. */
public final class Uploads {

    private Uploads() {}

    /** Those with a name or content. */
    public static List<Upload> of(@Nullable List<MultipartFile> files) {
        return Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
                .filter(file -> file.getSize() > 0 || !name(file).isEmpty())
                .map(file -> new Upload(name(file), file.getSize(), file::getInputStream))
                .toList();
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }
}
