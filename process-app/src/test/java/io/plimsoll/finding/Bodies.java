package io.plimsoll.finding;

/** Files as scanners deliver them, as long as wanted. */
final class Bodies {

    static final String HEADER = "check,asset,status,severity,title,detail,observed_at,account\n";

    private static final String[] CHECKS = {"disk-encryption", "os-licence"};

    private Bodies() {}

    /** So many rows, each about an asset of its own. */
    static String csv(int rows, String status) {
        var body = new StringBuilder(rows * 130).append(HEADER);
        for (int i = 0; i < rows; i++) {
            body.append(CHECKS[i % CHECKS.length])
                    .append(",PC-")
                    .append(i)
                    .append(',')
                    .append(status)
                    .append(",high,Checked on each machine,Seen by the agent on machine ")
                    .append(i)
                    .append(",2026-11-10T08:00:00Z,hq\n");
        }
        return body.toString();
    }
}
