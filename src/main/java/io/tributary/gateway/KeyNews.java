package io.tributary.gateway;

import io.tributary.identity.Organizations;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Transactions;

import java.util.UUID;

/** Carries changes of keys to every server, to this one before the change is answered. */
final class KeyNews implements Broadcast.Listener {
    /** The broadcast topic; the message is the id of a key or an organization. */
    static final String TOPIC = "gateway.key";

    private final Broadcast broadcast;
    private final Changes changes;

    KeyNews(Broadcast broadcast, Changes changes) {
        this.broadcast = broadcast;
        this.changes = changes;
        broadcast.listen(TOPIC, this);
        broadcast.listen(Organizations.TOPIC, this);
    }

    /** A key or an organization changes in the surrounding transaction. */
    void changed(UUID id) {
        broadcast.say(TOPIC, id.toString());
        Transactions.afterCommit(() -> changes.changed(id));
    }

    @Override
    public void hear(String message) {
        changes.changed(UUID.fromString(message));
    }

    @Override
    public void gap() {
        changes.everythingChanged();
    }
}
