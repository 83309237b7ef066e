/** Main, command line, configuration and the embedded database. */
@org.jspecify.annotations.NullMarked
package io.lotgate.app;
