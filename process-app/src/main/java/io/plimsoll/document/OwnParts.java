package io.plimsoll.document;

import java.util.regex.Pattern;
import org.apache.velocity.app.event.IncludeEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.VelocityException;

/** Lets a template take in another template only. Public because the template engine makes it by its name. */
public final class OwnParts implements IncludeEventHandler {

    private static final Pattern PART = Pattern.compile("(documents|email-templates)(/[a-z0-9-]+)*/[a-z0-9.-]+\\.vm");

    @Override
    public String includeEvent(Context context, String wanted, String from, String directive) {
        if (!PART.matcher(wanted).matches() || wanted.contains("..")) {
            throw new VelocityException("A template takes in other templates only");
        }
        return wanted;
    }
}
