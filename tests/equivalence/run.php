<?php

// Runs each program for every input: php run.php PROGRAM[=INPUT TAG]...
// Prints one line for each program: its path, why it could not be loaded, and what came out for each input.
// A program is a file with a function `mint`, or a page: a file without one, which is run anew for each input and whose
// output is what came out. The SDK is whatever `../vendor/autoload.php` brings where the program lies.

error_reporting(E_ALL & ~E_DEPRECATED);

const JWT_SHAPE = '/eyJ[\w-]+\.[\w-]+\.[\w-]*/';

set_error_handler(function ($level, $text, $file, $line) {
    if (error_reporting() & $level) {
        throw new ErrorException($text, 0, $level, $file, $line);
    }
    return false;
});

function given()
{
    return json_decode(file_get_contents(__DIR__ . '/inputs.json'), true);
}

// Names here have only letters, digits and underscores, so all programs get the inputs that keep to that, too.
function chosen($tag)
{
    return array_values(array_filter(given()['inputs'], function ($input) use ($tag) {
        return !isset($input['only']) || in_array($input['only'], ['word-names', $tag], true);
    }));
}

function complete($input)
{
    $env = given()['env'];
    $account = ['sid' => $env['TWILIO_ACCOUNT_SID'], 'token' => $env['TWILIO_AUTH_TOKEN']];
    unset($input['label'], $input['only']);
    return $input + [
        'incoming' => true,
        'outgoing' => true,
        'vip' => false,
        'other' => $input['name'] . '_2',
        'appSid' => $env['TWILIO_APP_SID'],
        'account' => $account,
    ];
}

// The tokens in a result, the types they had, and the result with the tokens cut out.
function harvest($result)
{
    $tokens = [];
    $types = [];
    $walk = function ($value) use (&$walk, &$tokens, &$types) {
        if (is_string($value) || $value instanceof Stringable) {
            preg_match_all(JWT_SHAPE, (string) $value, $found);
            $tokens = array_merge($tokens, $found[0]);
            $types = array_merge($types, array_fill(0, count($found[0]), is_string($value) ? 'text' : 'object'));
            return preg_replace(JWT_SHAPE, '<jwt>', (string) $value);
        }
        return is_array($value) ? array_map($walk, $value) : $value;
    };
    $around = json_encode($walk($result), JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    return ['tokens' => $tokens, 'types' => $types, 'around' => $around];
}

function recorded($input, $run)
{
    $record = ['input' => $input['label'], 'minted_at' => microtime(true), 'error' => null];
    try {
        return $record + harvest($run(complete($input)));
    } catch (Throwable $error) {
        $record['error'] = get_class($error) . ': ' . $error->getMessage();
        return $record + ['tokens' => [], 'types' => [], 'around' => null];
    }
}

// Output and complaints of this file run as another process, with something on its standard input.
function anew($arguments, $given)
{
    $said = tmpfile();
    $command = array_merge([PHP_BINARY, '-n', '-d', 'display_errors=stderr', __FILE__], $arguments);
    $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], $said], $pipes, null, environment());
    fwrite($pipes[0], json_encode($given));
    fclose($pipes[0]);
    $printed = stream_get_contents($pipes[1]);
    $code = proc_close($process);
    rewind($said);
    return [$printed, stream_get_contents($said), $code];
}

// What a program that is loaded mints for each input. What it printed is dropped.
function recorded_all($tag)
{
    $found = array_filter(get_defined_functions()['user'], fn ($name) => preg_match('/(^|\\\\)mint$/', $name));
    $mint = array_values($found)[0];
    $records = array_map(fn ($input) => recorded($input, $mint), chosen($tag));
    ob_clean();
    return $records;
}

function environment()
{
    $kept = array_filter(getenv(), fn ($name) => !preg_match('/^(TWILIO|TOKEN)_/', $name), ARRAY_FILTER_USE_KEY);
    return given()['env'] + $kept;
}

function run_page($path, $tag)
{
    $records = [];
    foreach (chosen($tag) as $input) {
        $records[] = recorded($input, function ($input) use ($path) {
            [$printed, $said, $code] = anew(['--page', $path], $input);
            if ($code !== 0) {
                throw new RuntimeException(trim($said));
            }
            return $printed;
        });
    }
    return ['path' => $path, 'error' => null, 'records' => $records];
}

function run_functions($path, $tag)
{
    [$printed, $said] = anew(['--functions', $path, $tag], null);
    return json_decode($printed, true) ?? ['path' => $path, 'error' => trim("$said\n$printed"), 'records' => []];
}

// The rest runs in the processes of single programs, whose top is the top of such a process.

if (($argv[1] ?? '') === '--page') {
    ob_start();
    $input = json_decode(stream_get_contents(STDIN), true);
    $plain = array_map('strval', array_filter($input, 'is_scalar'));
    $_GET = $_POST = $_REQUEST = $plain;
    $_SESSION = ['user' => $plain['name']];
    unset($plain);
    require $argv[2];
    exit(0);
}

if (($argv[1] ?? '') === '--functions') {
    // What programs print is not what this prints.
    ob_start();
    try {
        require $argv[2];
        echo json_encode(['path' => $argv[2], 'error' => null, 'records' => recorded_all($argv[3])], JSON_UNESCAPED_UNICODE);
    } catch (Throwable $error) {
        echo json_encode(['path' => $argv[2], 'error' => (string) $error, 'records' => []]);
    }
    exit(0);
}

foreach (array_slice($argv, 1) as $argument) {
    [$path, $tag] = explode('=', $argument) + [1 => ''];
    $has_mint = preg_match('/\bfunction mint\(/', file_get_contents($path));
    echo json_encode($has_mint ? run_functions($path, $tag) : run_page($path, $tag), JSON_UNESCAPED_UNICODE), "\n";
}
