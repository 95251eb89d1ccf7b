package io.tributary.metering;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Requests of one bucket of the latency histogram, with what they counted. */
record BucketCount(int bucket, long requests, long calls, long errors) {
    /** Reads the columns of the same names. */
    static BucketCount of(ResultSet row) throws SQLException {
        return new BucketCount(
                row.getInt("latency_bucket"),
                row.getLong("requests"),
                row.getLong("calls"),
                row.getLong("errors"));
    }
}
