package vn.eduhub.contracts.event;

/// Kafka headers of a record event: CloudEvents 1.0, Kafka binding, binary mode.
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    /// IdBanGhi.
    public static final String SUBJECT = "ce_subject";
    /// ThoiGianCapNhat.
    public static final String TIME = "ce_time";
    /// SuKien, a [RecordEvent].
    public static final String RECORD_EVENT = "ce_recordevent";
    /// PhienBan.
    public static final String RECORD_VERSION = "ce_recordversion";
    public static final String CONTENT_TYPE = "content-type";

    private EventHeaders() {}
}
