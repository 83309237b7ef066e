/** Pages: view records and forms. */
@org.jspecify.annotations.NullMarked
package io.lotgate.web;
