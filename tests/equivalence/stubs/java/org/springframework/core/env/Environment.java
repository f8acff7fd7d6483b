package org.springframework.core.env;

public interface Environment {
    String getProperty(String name);

    String getProperty(String name, String otherwise);

    String getRequiredProperty(String name);
}
