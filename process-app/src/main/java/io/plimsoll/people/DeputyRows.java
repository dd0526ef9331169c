package io.plimsoll.people;

import io.plimsoll.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored deputies; one that ended keeps its row. */
@Repository
class DeputyRows {

    private static final String SELECT = "select id, absent_subject, absent_username, absent_name, deputy_subject,"
            + " deputy_name, roles, first_day, last_day, named_by from deputy where ended_at is null and ";

    private final JdbcClient db;

    DeputyRows(JdbcClient db) {
        this.db = db;
    }

    void add(Deputyship one, Instant at) {
        db.sql("insert into deputy (id, absent_subject, absent_username, absent_name, deputy_subject, deputy_name,"
                        + " roles, first_day, last_day, named_by, named_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        one.id(),
                        one.absent(),
                        one.absentUsername(),
                        one.absentName(),
                        one.deputy(),
                        one.deputyName(),
                        String.join(
                                ",",
                                one.roles().stream().map(Role::claim).sorted().toList()),
                        one.first(),
                        one.last(),
                        one.namedBy(),
                        utc(at))
                .update();
    }

    /** Those that are in effect on that day or later. */
    List<Deputyship> notOverOn(LocalDate day) {
        return db.sql(SELECT + "last_day >= ? order by first_day, id")
                .param(day)
                .query(DeputyRows::read)
                .list();
    }

    Optional<Deputyship> find(String id) {
        return db.sql(SELECT + "id = ?").param(id).query(DeputyRows::read).optional();
    }

    void end(String id, String by, Instant at) {
        db.sql("update deputy set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                .params(by, utc(at), id)
                .update();
    }

    private static Deputyship read(ResultSet row, int nr) throws SQLException {
        Set<Role> roles = Arrays.stream(row.getString("roles").split(","))
                .map(Role::ofClaim)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return new Deputyship(
                row.getString("id"),
                row.getString("absent_subject"),
                row.getString("absent_username"),
                row.getString("absent_name"),
                row.getString("deputy_subject"),
                row.getString("deputy_name"),
                roles,
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("named_by"));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
