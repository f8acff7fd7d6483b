import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles each program and runs its `mint` for every input: Runner INPUTS PROGRAM[=INPUT TAG]...
 * Prints one line for each program: its path, what the compiler said, and what came out for each input. With --compile FOLDER
 * instead of INPUTS programs are only compiled, with the sources of that folder at hand. The SDK is the one of the class path.
 */
final class Runner {
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final StandardJavaFileManager files = COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    private final Map<String, String> env = new TreeMap<>(System.getenv());
    private List<Map<String, Object>> inputs;

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        // What programs print is not what this prints.
        System.setOut(System.err);
        Runner runner = new Runner();
        boolean compiles = arguments[0].equals("--compile");
        if (compiles) {
            runner.files.setLocation(StandardLocation.SOURCE_PATH, Arrays.asList(new File(arguments[1])));
        } else {
            Map<String, Object> given = JSON.readValue(new File(arguments[0]), new TypeReference<Map<String, Object>>() {});
            @SuppressWarnings("unchecked")
            List<Map<String, Object>> inputs = (List<Map<String, Object>>) given.get("inputs");
            runner.inputs = inputs;
        }
        for (String argument : Arrays.copyOfRange(arguments, compiles ? 2 : 1, arguments.length)) {
            String[] parts = argument.split("=", 2);
            out.println(JSON.writeValueAsString(runner.program(parts[0], parts.length > 1 ? parts[1] : null)));
        }
    }

    private Map<String, Object> program(String path, String tag) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", path);
        List<Object> records = new ArrayList<>();
        result.put("records", records);
        try {
            Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
            result.put("error", compile(Path.of(path), classes));
            if (inputs == null || result.get("error") != null) {
                return result;
            }
            Method mint = mint(classes);
            for (Map<String, Object> input : inputs) {
                if (input.get("only") == null || input.get("only").equals(tag)) {
                    records.add(record(mint, input));
                }
            }
        } catch (Exception | LinkageError error) {
            result.put("error", error.toString());
        }
        return result;
    }

    /** What the compiler has against a file, whose name need not be the one of its class. */
    private String compile(Path path, Map<String, ByteArrayOutputStream> classes) throws IOException {
        String text = Files.readString(path);
        JavaFileObject source = new SimpleJavaFileObject(path.toUri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            @Override
            public boolean isNameCompatible(String name, Kind kind) {
                return kind == Kind.SOURCE;
            }
        };
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        // Parameters keep their names, by which `mint` gets its input. Nothing but errors is of interest here.
        List<String> options = Arrays.asList("-parameters", "-proc:none", "-nowarn", "-implicit:none");
        JavaFileManager kept = new Kept(files, classes);
        if (COMPILER.getTask(null, kept, said, options, null, List.of(source)).call()) {
            return null;
        }
        return said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> one.getLineNumber() + ": " + one.getCode() + ": " + one.getMessage(Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    /** The one static method `mint` of the classes, which are loaded anew for each program. */
    private static Method mint(Map<String, ByteArrayOutputStream> classes) throws ClassNotFoundException {
        ClassLoader loader = new ClassLoader(Runner.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!classes.containsKey(name)) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = classes.get(name).toByteArray();
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        for (String name : classes.keySet()) {
            for (Method method : loader.loadClass(name).getDeclaredMethods()) {
                if (method.getName().equals("mint") && Modifier.isStatic(method.getModifiers())) {
                    method.setAccessible(true);
                    return method;
                }
            }
        }
        throw new IllegalStateException("no static method `mint`");
    }

    private Map<String, Object> record(Method mint, Map<String, Object> input) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("input", input.get("label"));
        Object[] arguments = Stream.of(mint.getParameters()).map(parameter -> argument(parameter.getName(), input)).toArray();
        record.put("minted_at", System.currentTimeMillis() / 1000.0);
        List<String> tokens = new ArrayList<>();
        List<String> types = new ArrayList<>();
        String around = null;
        String error = null;
        try {
            around = JSON.writeValueAsString(walk(mint.invoke(null, arguments), tokens, types));
        } catch (InvocationTargetException thrown) {
            error = thrown.getCause().toString();
        } catch (Exception | LinkageError thrown) {
            error = thrown.toString();
        }
        record.put("tokens", tokens);
        record.put("types", types);
        record.put("around", around);
        record.put("error", error);
        return record;
    }

    /** The part of an input that a parameter of this name stands for. */
    private Object argument(String name, Map<String, Object> input) {
        switch (name) {
            case "incoming":
            case "outgoing":
                return input.getOrDefault(name, true);
            case "vip":
                return input.getOrDefault(name, false);
            case "other":
                return input.get("name") + " 2";
            case "appSid":
                return env.get("TWILIO_APP_SID");
            case "account":
                return Map.of("sid", env.get("TWILIO_ACCOUNT_SID"), "token", env.get("TWILIO_AUTH_TOKEN"));
            case "params":
                // The old classes take nothing but text.
                Map<String, String> params = new LinkedHashMap<>();
                ((Map<?, ?>) input.get("params")).forEach((key, value) -> params.put((String) key, String.valueOf(value)));
                return params;
            default:
                if (!input.containsKey(name)) {
                    throw new IllegalArgumentException("no input has " + name);
                }
                return input.get(name);
        }
    }

    /** The result with the tokens cut out of it. */
    private static Object walk(Object value, List<String> tokens, List<String> types) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?>) {
            Map<String, Object> sorted = new TreeMap<>();
            ((Map<?, ?>) value).forEach((key, item) -> sorted.put(String.valueOf(key), item));
            sorted.replaceAll((key, item) -> walk(item, tokens, types));
            return sorted;
        }
        if (value instanceof Collection<?>) {
            return ((Collection<?>) value).stream().map(item -> walk(item, tokens, types)).collect(Collectors.toList());
        }
        if (value.getClass().isArray() && !value.getClass().getComponentType().isPrimitive()) {
            List<Object> items = new ArrayList<>();
            for (int at = 0; at < Array.getLength(value); at++) {
                items.add(walk(Array.get(value, at), tokens, types));
            }
            return items;
        }
        String type = value instanceof String ? "text" : value instanceof byte[] ? "bytes" : "object";
        String text = value instanceof byte[] ? new String((byte[]) value, StandardCharsets.UTF_8) : value.toString();
        Matcher found = JWT.matcher(text);
        while (found.find()) {
            tokens.add(found.group());
            types.add(type);
        }
        return JWT.matcher(text).replaceAll("<jwt>").replaceAll("@[0-9a-f]+$", "@");
    }

    /** Compiled classes stay in memory. */
    private static final class Kept extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        Kept(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:/" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
