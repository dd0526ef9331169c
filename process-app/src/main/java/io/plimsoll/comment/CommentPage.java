package io.plimsoll.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the comments about a case, newest first.
 *
 * @param next the cursor of the page that follows, null on the last
 */
public record CommentPage(List<CommentView> items, @Nullable String next) {}
