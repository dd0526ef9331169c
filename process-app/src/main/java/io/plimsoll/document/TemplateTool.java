package io.plimsoll.document;

/** Something whose public methods templates may call; nothing else has methods for them. */
public interface TemplateTool {}
