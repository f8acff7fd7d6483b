package org.springframework.web.bind.annotation;

public @interface ResponseBody {
    String[] value() default {};
}
