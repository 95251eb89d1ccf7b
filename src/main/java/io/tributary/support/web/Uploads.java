package io.tributary.support.web;

import io.tributary.support.Upload;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The files of a form. A file field in which nothing was chosen sends one without a name. */
final class Uploads {
    private Uploads() {}

    static List<Upload> of(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream().filter(file -> !name(file).isBlank()).map(Uploads::of).toList();
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private static Upload of(MultipartFile file) {
        try {
            return new Upload(name(file), file.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException("an upload is gone", broken);
        }
    }
}
