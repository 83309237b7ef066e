/** People, roles, credentials and signing behind {@link io.lotgate.account.Accounts}. */
@org.jspecify.annotations.NullMarked
package io.lotgate.account;
