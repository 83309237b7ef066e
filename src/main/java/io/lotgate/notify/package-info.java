/** What people are told, on pages and by mail, behind {@link io.lotgate.notify.Notices}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.notify;
