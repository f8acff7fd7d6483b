package org.springframework.context.annotation;

public @interface Configuration {
    String[] value() default {};
}
