package io.plimsoll.securityevent;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes an event as one object of the Open Cybersecurity Schema Framework 1.3.0, see its classes and "Base Event". */
final class Ocsf {

    private static final String PRODUCT = "Plimsoll";
    private static final int TYPES_IN_A_CLASS = 100;
    private static final int OPENID = 4;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int NEW = 1;
    private static final int LONGEST_PATH = 300;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Ocsf() {}

    /** One line of JSON; control characters within it are escaped. */
    static String line(String id, Instant at, SecurityEvent event) {
        return JSON.writeValueAsString(object(id, at, event));
    }

    private static Map<String, Object> object(String id, Instant at, SecurityEvent event) {
        SecurityEventKind kind = event.kind();
        OcsfClass its = kind.ocsf();
        int activity = activity(event);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", at.toEpochMilli());
        object.put("category_uid", its.category());
        object.put("category_name", its.categoryCaption());
        object.put("class_uid", its.uid());
        object.put("class_name", its.caption());
        object.put("activity_id", activity);
        object.put("activity_name", activityName(event, activity));
        object.put("type_uid", its.uid() * TYPES_IN_A_CLASS + activity);
        object.put("severity_id", kind.severity().id());
        object.put("severity", kind.severity().caption());
        status(object, kind);
        object.put("status_detail", event.detail());
        object.put("message", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.put("metadata", Map.of("uid", id, "version", "1.3.0", "product", product()));
        switch (its) {
            case AUTHENTICATION -> authentication(object, event);
            case AUTHORIZE_SESSION -> {
                object.put("user", user(event.by()));
                object.put("privileges", roles(event.by()));
            }
            case API_ACTIVITY -> {
                object.put("actor", actor(event.by()));
                object.put("api", Map.of("operation", operation(event), "service", product()));
                object.put("src_endpoint", endpoint(event.address()));
            }
            case ACCOUNT_CHANGE -> {
                object.put("actor", actor(event.by()));
                object.put("user", Map.of("name", event.about()));
                object.put("src_endpoint", endpoint(event.address()));
            }
            case DETECTION_FINDING -> {
                object.put("is_alert", true);
                object.put("finding_info", Map.of("uid", id, "title", event.detail()));
                object.put("resources", List.of(Map.of("type", "ledger-chain", "name", event.about())));
            }
        }
        call(object, event);
        return object;
    }

    /** A finding's status is where its handling stands, and that of everything else how it ended. */
    private static void status(Map<String, Object> object, SecurityEventKind kind) {
        if (kind.ocsf() == OcsfClass.DETECTION_FINDING) {
            object.put("status_id", NEW);
            object.put("status", "New");
        } else {
            object.put("status_id", kind.isSuccess() ? SUCCESS : FAILURE);
            object.put("status", kind.isSuccess() ? "Success" : "Failure");
        }
    }

    private static void authentication(Map<String, Object> object, SecurityEvent event) {
        object.put("user", user(event.by()));
        object.put("service", product());
        object.put("auth_protocol_id", OPENID);
        object.put("auth_protocol", "OpenID");
        object.put("is_remote", true);
        object.put("src_endpoint", endpoint(event.address()));
    }

    private static void call(Map<String, Object> object, SecurityEvent event) {
        SecurityEvent.Call call = event.call();
        if (call != null) {
            object.put("http_request", Map.of("http_method", call.method(), "url", Map.of("path", path(call))));
        }
    }

    /** What a request wanted to do is told by its method: create, read, update, delete. */
    private static int activity(SecurityEvent event) {
        SecurityEvent.Call call = event.call();
        if (event.kind().ocsf() != OcsfClass.API_ACTIVITY) {
            return event.kind().activity();
        }
        return switch (call == null ? "POST" : call.method()) {
            case "GET", "HEAD" -> 2;
            case "POST", "PUT", "PATCH" -> 3;
            case "DELETE" -> 4;
            default -> 99;
        };
    }

    private static String activityName(SecurityEvent event, int activity) {
        if (event.kind().ocsf() != OcsfClass.API_ACTIVITY) {
            return event.kind().activityName();
        }
        return switch (activity) {
            case 2 -> "Read";
            case 3 -> "Update";
            case 4 -> "Delete";
            default -> "Other";
        };
    }

    private static String operation(SecurityEvent event) {
        SecurityEvent.Call call = event.call();
        return call == null ? event.about() : call.method() + " " + path(call);
    }

    private static String path(SecurityEvent.Call call) {
        return call.path().length() <= LONGEST_PATH ? call.path() : call.path().substring(0, LONGEST_PATH);
    }

    private static Map<String, Object> product() {
        return Map.of("name", PRODUCT);
    }

    private static Map<String, Object> actor(@Nullable Actor by) {
        return by == null ? Map.of("app_name", "anonymous") : Map.of("user", user(by));
    }

    private static Map<String, Object> user(@Nullable Actor by) {
        return by == null ? Map.of("name", "unknown") : Map.of("uid", by.subject(), "name", by.username());
    }

    private static List<String> roles(@Nullable Actor by) {
        return by == null
                ? List.of()
                : by.roles().stream().map(Role::claim).sorted().toList();
    }

    private static Map<String, Object> endpoint(String address) {
        return address.isEmpty() ? Map.of("name", "local") : Map.of("ip", address);
    }
}
