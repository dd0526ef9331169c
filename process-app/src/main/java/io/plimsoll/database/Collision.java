package io.plimsoll.database;

/**
 * What another library throws when somebody else changed the same rows first. Each package that brings such a library
 * in names its exception by a bean of this type, so that {@link Transactions} need not know the library.
 *
 * @param type of the exception
 */
public record Collision(Class<? extends RuntimeException> type) {}
