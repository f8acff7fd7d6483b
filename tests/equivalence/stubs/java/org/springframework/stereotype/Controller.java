package org.springframework.stereotype;

public @interface Controller {
    String[] value() default {};
}
