package io.plimsoll.web.session;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.DatabaseMetaData;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.IndexResolver;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Keeps sessions in the database, sealed, and gives browsers a cookie that leads to them. */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final String COOKIE = "PLIMSOLL_SESSION";

    private static final int ID_BYTES = 27;

    private static final String INSERT =
            "insert into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES) values (?, ?, ?)";
    private static final String MYSQL_UPSERT =
            INSERT + " as made on duplicate key update ATTRIBUTE_BYTES = made.ATTRIBUTE_BYTES";
    private static final String H2_UPSERT = "merge into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME,"
            + " ATTRIBUTE_BYTES) key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) values (?, ?, ?)";

    @Bean
    Seal seal(SessionSettings settings) throws IOException {
        return new Seal(SessionKey.of(settings));
    }

    /** Found by the framework by this name. */
    @Bean
    ConversionService springSessionConversionService(Seal seal) {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(new SealedAttributes(seal));
        return conversion;
    }

    /** So that all sessions of a sign-in are found, and no name of a person stands beside them. */
    @Bean
    IndexResolver<Session> sessionsBySignIn() {
        return session -> {
            String signIn = session.getAttribute(SessionOfRequest.SIGN_IN);
            return signIn == null
                    ? Map.of()
                    : Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, signIn);
        };
    }

    /** 216 bits of chance, and as long as the column. */
    @Bean
    SessionIdGenerator sessionIds() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        };
    }

    /** A session is as idle as its person, which {@link SignIns} knows; the row must only live that long. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionRows(SessionSettings settings, DataSource database)
            throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName);
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(settings.idle());
            // two requests of one browser may both be the first to write something
            sessions.setCreateSessionAttributeQuery(product.startsWith("MySQL") ? MYSQL_UPSERT : H2_UPSERT);
        };
    }

    /** A name of its own, since cookies are shared by all ports of a host; bound to the host where that can be. */
    @Bean
    CookieSerializer sessionCookie(SiteAddress address, Seal seal) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(address.isHttps() ? "__Host-" + COOKIE : COOKIE);
        cookie.setUseSecureCookie(address.isHttps());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return new MarkedCookie(cookie, seal);
    }
}
