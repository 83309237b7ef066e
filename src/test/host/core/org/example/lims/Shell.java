package org.example.lims;

import org.springframework.stereotype.Component;

/** Only its bean's name matters: Lotgate has a class of this name. */
@Component
class Shell {}
