/** E-mail by SMTP, with the library Angus Mail. */
@NullMarked
package io.github.releasekit.extension.mail;

import org.jspecify.annotations.NullMarked;
