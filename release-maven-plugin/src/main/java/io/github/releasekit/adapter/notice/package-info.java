/** Notices of releases, sent to chats, webhooks and mailboxes (N1, U4). */
@NullMarked
package io.github.releasekit.adapter.notice;

import org.jspecify.annotations.NullMarked;
