package javax.inject;

public @interface Inject {
    String[] value() default {};
}
